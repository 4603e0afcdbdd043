/** A setting of the sandbox cannot be used; the message names it and says how to put it right. */
export class SettingError extends TypeError {}
