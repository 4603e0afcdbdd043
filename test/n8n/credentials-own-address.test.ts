/** A provider whose accounts each have an address of their own, and none that all share. */
import { InfobipVoiceApi } from '../../credentials/InfobipVoiceApi.credentials';

const infobip = new InfobipVoiceApi();
const property = (name: string) => infobip.properties.find((one) => one.name === name)!;

describe('the credential of Infobip', () => {
	it('asks for the address first of all, and names it as Infobip does', () => {
		expect(property('region')).toMatchObject({
			default: 'custom',
			options: [
				{ name: 'Local Sandbox', value: 'sandbox' },
				{ name: 'Personal Base Address', value: 'custom' },
			],
		});
		expect(property('baseUrl')).toMatchObject({
			placeholder: 'e.g. https://xxxxx.api.infobip.com',
			displayOptions: { show: { region: ['sandbox', 'custom'] } },
		});
	});
});
