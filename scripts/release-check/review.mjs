/** What whoever verifies the n8n package asks, with our answers. */
export const REVIEW = [
	'Why has one node several credentials? A flow stays the same when the provider changes. The node is built from the list of providers, so that splitting it is a small change (docs/architecture.md, Decisions).',
	'Is Validate E.164 a node of logic alone? It carries the numbering plans of the world, which no node of n8n has, and stands apart, so that it can leave the package without the others.',
	"Is there a run-time dependency? None: the core is bundled with its licences, and zod is n8n's own.",
	'Does it reach for files, the environment or other hosts? The scanner says no; requests go to the addresses of the chosen account alone.',
	'Is it published with provenance? Yes, by .github/workflows/publish.yml at a tag.',
];
