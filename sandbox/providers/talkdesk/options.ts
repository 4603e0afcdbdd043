import { createPublicKey } from 'node:crypto';
import { z } from 'zod/v4';

function isPublicKey(pem: string): boolean {
	try {
		return createPublicKey(pem) !== undefined;
	} catch {
		return false;
	}
}

export const TalkdeskOptions = z.object({
	/** Life of a token, in real seconds; 600 has been observed, nothing is documented. */
	tokenLifeSeconds: z.number().positive().default(600),
	/** Whether requests answered 429 use up the limit too. */
	talkdeskCountRefused: z.boolean().default(false),
	talkdeskNonString: z.enum(['refuse', 'accept']).default('refuse'),
	/** PEM of an own key for private_key_jwt (EC P-256 or RSA), beside the built-in one. */
	talkdeskPublicKey: z
		.string()
		.refine((pem) => pem === '' || isPublicKey(pem), 'expected a public key in PEM form')
		.default(''),
	/** Shape of the answer that takes a report job: as the clients read it, or as the page shows it. */
	talkdeskReportShape: z.enum(['wrapped', 'flat']).default('wrapped'),
	/** How the report spells the exits of Make outbound call: `no_answer` or `No Answer`. */
	talkdeskReportExits: z.enum(['snake-case', 'as-in-studio']).default('snake-case'),
	/** Simulated seconds until a step stands in the report; Talkdesk says 300. */
	talkdeskReportDelaySeconds: z.number().min(0).default(0),
	/** Real milliseconds a report job takes. */
	talkdeskReportJobMs: z.number().int().min(0).default(1_500),
});
export type TalkdeskOptions = z.infer<typeof TalkdeskOptions>;
