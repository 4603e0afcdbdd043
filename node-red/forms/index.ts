/** What the build adds to the dialogs from the providers' tables and texts. */
export { wholeCatalogue } from './catalogue';
export { withLiterals } from './literals';
export { accountRows } from './rows';
