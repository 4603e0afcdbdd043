import { z } from 'zod/v4';

const isHook = (url: string): boolean =>
	url === '' || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol));

export const JambonzOptions = z.object({
	/** Call status webhook of every application that was given none; empty: none is posted to. */
	jambonzStatusHook: z.string().refine(isHook, 'expected an http or https address').default(''),
	/** Without feature servers every start is answered 480. */
	jambonzFeatureServers: z.boolean().default(true),
	/** Posts are sent without waiting for one another: with `reversed` one of an earlier status comes last. */
	jambonzPosts: z.enum(['in-order', 'reversed']).default('in-order'),
});
export type JambonzOptions = z.infer<typeof JambonzOptions>;
