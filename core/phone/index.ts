export { isCountry } from './country';
export { validatePhoneNumber } from './validate';
export { PHONE_REASONS, type PhoneReason } from './reasons';
export { PHONE_RISKS, PHONE_TYPES } from './types';
export type { PhoneNumber, PhoneOptions, PhoneRepair, PhoneRisk, PhoneType } from './types';
