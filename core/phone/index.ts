export { validatePhoneNumber } from './validate';
export { PHONE_REASONS, type PhoneReason } from './reasons';
export type { PhoneNumber, PhoneOptions, PhoneRepair, PhoneRisk, PhoneType } from './types';
