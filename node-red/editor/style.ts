/**
 * How the dialogs look: Node-RED's own variables only, so that they follow its themes. The form
 * says nothing of its own width, else Node-RED would make the tray as wide as its longest tip.
 */
const CSS = `
.ringback-form { contain: inline-size; }
.ringback-form [hidden] { display: none !important; }
.ringback-form .form-row { display: flex; flex-wrap: wrap; align-items: center; column-gap: 8px; }
.ringback-form .form-row > label { display: flex; align-items: center; gap: 4px; flex: 0 0 148px; width: auto; margin: 0; }
.ringback-form label > .fa { flex: 0 0 1.3em; text-align: center; }
.ringback-form .form-row > :not(label, .ringback-tip, button, input[type="checkbox"], input[type="hidden"]) {
	flex: 1 1 0; min-width: 0; width: auto;
}
.ringback-form .form-row > div > select { min-width: 0; text-overflow: ellipsis; }
.ringback-form .form-row > div > select ~ .red-ui-button { margin-left: 4px !important; }
.ringback-form input:placeholder-shown { text-overflow: ellipsis; }
.ringback-form .form-row > .ringback-tip, .ringback-form .form-row > div.ringback-indent { flex: 1 1 100%; margin-left: 156px; }
.ringback-form .ringback-tip { margin-top: 3px; font-size: 12px; line-height: 1.4; color: var(--red-ui-secondary-text-color); }
.ringback-form .ringback-fault { color: var(--red-ui-text-color-error); }
.ringback-form .ringback-fault:empty { display: none; }
.ringback-form .ringback-check { margin-left: 156px; }
.ringback-form .ringback-check > input { flex: none; width: auto; margin: 0; }
.ringback-form .ringback-check > label { flex: 1 1 0; }
.ringback-form .ringback-check > .ringback-tip { margin-left: 21px; }
.ringback-form input[readonly] { color: var(--red-ui-secondary-text-color); }
.ringback-form textarea { min-height: 60px; resize: vertical; }
.ringback-form .form-row > textarea.ringback-block {
	flex: 1 1 100%; margin: 4px 0; white-space: pre-wrap; overflow-wrap: anywhere; field-sizing: content; max-height: 60vh; overflow: auto; font: 12px/1.5 var(--red-ui-monospace-font);
	color: var(--red-ui-primary-text-color);
}
.ringback-form textarea.ringback-secret { -webkit-text-security: disc; font-family: var(--red-ui-monospace-font); }
.ringback-form details { margin: 0 0 12px; border-top: 1px solid var(--red-ui-secondary-border-color); padding-top: 10px; }
.ringback-form summary { cursor: pointer; margin-bottom: 12px; font-weight: bold; }
.ringback-form details:has(.input-error) > summary { color: var(--red-ui-text-color-error); }
.ringback-form details > .ringback-tip { margin: 0 0 10px; }
.ringback-form .red-ui-editableList-border:not(:has(li)) { display: none; }
.ringback-form .red-ui-typedInput-container > .red-ui-typedInput-option-trigger { min-width: 0; overflow: hidden; }
.ringback-form .red-ui-typedInput-option-label { min-width: 0; overflow: hidden; text-overflow: ellipsis; }
.ringback-form fieldset { margin: 0 0 12px; padding: 0; border: 0; }
.ringback-form legend { margin: 0 0 4px; border: 0; font-size: inherit; line-height: inherit; color: inherit; }
.ringback-choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(170px, 1fr)); gap: 2px 8px; margin-left: 22px; }
.ringback-choices > label { display: flex; align-items: center; gap: 6px; width: auto; margin: 0; }
.ringback-choices input[type="checkbox"] { flex: none; width: auto; margin: 0; }
.ringback-chips { display: flex; flex-wrap: wrap; gap: 4px; }
.ringback-chips:not(:empty) { margin-top: 4px; }
.ringback-row { display: flex; gap: 8px; }
.ringback-row > * { flex: 3 1 0; min-width: 0; }
.ringback-row > :first-child { flex-grow: 2; }
.ringback-held { margin: 0 0 12px; list-style: none; }
.ringback-held > li { display: flex; align-items: center; gap: 8px; padding: 3px 0; }
.ringback-held > li > span { flex: 1 1 0; min-width: 0; overflow-wrap: anywhere; }
.ringback-message { white-space: pre-line; overflow-wrap: anywhere; }
.ringback-message[data-state="good"] { color: var(--red-ui-text-color-success); }
.ringback-message[data-state="bad"] { color: var(--red-ui-text-color-error); }
`;

const ID = 'ringback-style';

/** Puts the style on the page, once for all our nodes. */
export function addStyle(): void {
	if (document.getElementById(ID) === null)
		$('<style>').attr('id', ID).text(CSS).appendTo(document.head);
}
