import { MASKED_SECRET } from '../../../core';

/** The query parameter with n8n's own key to a waiting execution. It is no part of the report, and must not leave this node. */
export const RESUME_KEY = 'signature';

const IN_ADDRESSES = new RegExp(`([?&]${RESUME_KEY}=)[^&"]+`, 'g');

/** The value with the key masked in every address in it. */
export const maskResumeKey = <T>(value: T): T =>
	JSON.parse(JSON.stringify(value).replace(IN_ADDRESSES, `$1${MASKED_SECRET}`));
