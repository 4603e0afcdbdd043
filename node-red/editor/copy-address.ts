import { resultAddress } from './addresses';

/** The result address of an account, as this editor sees Node-RED. */
export const addressOf = (accountId: string, publicUrl: unknown): string =>
	resultAddress({
		publicUrl: String(publicUrl ?? ''),
		origin: location.origin,
		httpNodeRoot: RED.settings.httpNodeRoot,
		accountId,
	});

/** Makes the button of the open dialog copy what stands in the read-only field beside it. */
export function copyButton(button: JQuery, field: JQuery): void {
	button.on('click', () => {
		RED.clipboard.copyText(String(field.val()), button, 'clipboard.copyMessageValue');
	});
	field.on('focus', () => void field.trigger('select'));
}
