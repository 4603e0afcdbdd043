/** What a result token says about where to deliver. */
export const DELIVER = {
	/** Address of the waiting execution, when the report goes to "Outbound Call Result" first. */
	resumeUrl: 'resume',
} as const;
