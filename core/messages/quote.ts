/** The label of a setting as a sentence names it, in the quotation marks of each language. */
import { labelOfField } from './labels';

export const german = (field: string): string => `„${labelOfField(field)}“`;
export const french = (field: string): string => `«\u00a0${labelOfField(field)}\u00a0»`;
