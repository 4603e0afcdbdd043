export interface Sample {
	readonly text: string;
	readonly country: string | undefined;
	/** How it was made: disagreements are counted by it. */
	readonly kind: string;
}

/** Digits zero to nine of four scripts. */
export const SCRIPTS = ['٠١٢٣٤٥٦٧٨٩', '０１２３４５６７８９', '۰۱۲۳۴۵۶۷۸۹', '०१२३४५६७८९'];

export const inScript = (text: string, digits: string) =>
	text.replace(/\d/g, (digit) => digits[Number(digit)]!);
