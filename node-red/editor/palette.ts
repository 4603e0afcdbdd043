import { PROVIDER_IDS, tableOf } from '../../core/tables';

/**
 * What people type who look for a node by what it is for. Node-RED's palette is searched by type
 * and label alone, so the words stand behind the label that is searched, which is not the one
 * that is shown.
 */
export function alsoFoundBy(type: string, ownWords: string): void {
	const providers = PROVIDER_IDS.map((id) => tableOf(id).displayName);
	const words = [ownWords, ...providers].join(' ');
	$(`.red-ui-palette-node[data-palette-type="${type}"]`).attr('data-palette-label', (_at, label) =>
		// a node that is switched on again is added a second time
		label?.includes(words) ? label : `${label} ${words}`,
	);
}
