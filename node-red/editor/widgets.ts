/** Node-RED's jQuery widgets, as far as the dialogs use them. */

/** One of the types that a typed input offers: Node-RED's own by name, or one of ours. */
export type TypeOffer = string | TypeChoice;

export interface TypeChoice {
	readonly value: string;
	readonly label: string;
	readonly icon?: string;
	/** False for a type that has nothing to fill in. */
	readonly hasValue?: boolean;
	readonly options?: readonly Completion[];
	readonly autoComplete?: Search;
}

export interface Completion {
	readonly value: string;
	readonly label: string;
}
export type Search = (typed: string) => Completion[];

interface TypedInput {
	typedInput(options: {
		readonly types: readonly TypeOffer[];
		readonly typeField?: JQuery;
		readonly default: string;
	}): void;
	typedInput(method: 'type' | 'value'): string;
	typedInput(method: 'type' | 'value', value: string): void;
}

interface EditableList<Row> {
	editableList(options: {
		addItem(row: JQuery, index: number, data: Partial<Row>): void;
		readonly addButton: string;
		readonly removable: boolean;
		readonly sortable: boolean;
		readonly height: 'auto';
	}): void;
	editableList(method: 'addItems', rows: readonly Row[]): void;
	editableList(method: 'items'): JQuery;
}

interface AutoComplete {
	autoComplete(options: { readonly search: Search; readonly minLength: number }): void;
}

export const asTyped = (element: JQuery) => element as unknown as TypedInput;
export const asList = <Row>(element: JQuery) => element as unknown as EditableList<Row>;
export const asAutoComplete = (element: JQuery) => element as unknown as AutoComplete;
