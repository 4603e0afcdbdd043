/** What the dialog of an account does beside its fields. */
import type { AccountEditor } from '../editor';
import { environmentAccount } from './environment-account';
import { heldAndStop } from './held-and-stop';
import { ownWords } from './own-words';
import { readyFlow } from './ready-flow';

export function accountDialog(editor: () => AccountEditor): void {
	ownWords(editor);
	heldAndStop(editor);
	readyFlow(editor);
	environmentAccount(editor);
}
