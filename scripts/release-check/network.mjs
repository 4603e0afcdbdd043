/** What no machine without the registries can check, in the order in which it is done. */
export const NEEDS_NETWORK = [
	'npm audit: "npm run audit" in front of a registry that gives advisories',
	'the names: n8n-nodes-ringback, and the scope @ringback, belong to the account that publishes',
	'trusted publishing: each package names this repository and .github/workflows/publish.yml on its registry page',
	'publishing with provenance: push the tag v<version>; the workflow does the rest',
	'pictures and links in the READMEs: the registry takes them from the repository, so it has to be public first',
	"n8n's scanner on what was published: npx @n8n/scan-community-package n8n-nodes-ringback",
	"n8n's verification: submit the package in the Creator Portal",
	'Node-RED: "Add node" on flows.nodered.org, which reads @ringback/node-red from the registry',
];
