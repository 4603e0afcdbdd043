/** What keeps a report from coming to an address. */
export const OBSTACLES_IN_ENGLISH = {
	outOfReach: (host: string) =>
		`The provider could not send the result back: ${host} is an address of this machine or of its network only.`,
	inTheOpen: (host: string) =>
		`The result would come back to ${host} unencrypted, and its token with it: the address has to start with https://.`,
};
