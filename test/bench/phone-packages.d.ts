/** What the phone benchmark asks of packages that are measured beside ours. */
declare module 'google-libphonenumber' {
	type Parsed = { readonly parsed: unique symbol };
	interface PhoneNumberUtil {
		parse(text: string, country?: string): Parsed;
		isValidNumber(number: Parsed): boolean;
		format(number: Parsed, format: number): string;
		getNumberType(number: Parsed): number;
		getRegionCodeForNumber(number: Parsed): string | undefined;
		getExampleNumberForType(country: string, type: number): Parsed | null;
	}
	const google: {
		readonly PhoneNumberUtil: { getInstance(): PhoneNumberUtil };
		readonly PhoneNumberFormat: Readonly<Record<'E164' | 'INTERNATIONAL' | 'NATIONAL', number>>;
		readonly PhoneNumberType: Readonly<Record<string, number>>;
		readonly metadata: {
			readonly countryToMetadata: Readonly<Record<string, readonly (readonly unknown[] | null)[]>>;
		};
	};
	export default google;
}

declare module 'awesome-phonenumber' {
	export function parsePhoneNumber(
		text: string,
		options?: { readonly regionCode: string },
	): {
		readonly valid: boolean;
		readonly type?: string;
		readonly number?: { readonly e164: string };
	};
}

declare module 'phone' {
	export function phone(
		text: string,
		options: { readonly country: string; readonly validateMobilePrefix: boolean },
	): { readonly isValid: boolean; readonly phoneNumber: string | null };
}
