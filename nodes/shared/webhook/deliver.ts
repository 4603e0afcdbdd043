/** What a result token says about where to deliver. */
export const DELIVER = {
	/** Address of the waiting execution, when the report goes to "Outbound Call Result" first. */
	resumeUrl: 'resume',
	/** Of people who are called in order: which of all searches it is, and the name of the person called. */
	ladder: 'ladder',
	person: 'person',
} as const;
