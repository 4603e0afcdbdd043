/** Where the sandbox listens unless told otherwise. */
export const SANDBOX_URL = 'http://127.0.0.1:4010';
