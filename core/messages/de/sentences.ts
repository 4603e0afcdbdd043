/** German for results: why a call waits, is not made or was made once already. */
import type { WallTime } from '../en/rules';
import { german as q } from '../quote';

const at = ({ weekday, time, zone }: WallTime): string => `${weekday}, ${time} Uhr (${zone})`;

const spanOf = (hours: number): string => {
	if (hours === 1) return 'einer Stunde';
	return hours % 24 === 0 && hours > 24 ? `${hours / 24} Tagen` : `${hours} Stunden`;
};

const inWords = (names: readonly string[]): string =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} und ${names.at(-1)}`;

export const OBSTACLES_IN_GERMAN = {
	outOfReach: (host: string) =>
		`Der Anbieter könnte das Ergebnis nicht zurücksenden: ${host} ist eine Adresse, die nur dieser Rechner oder sein Netz kennt.`,
	inTheOpen: (host: string) =>
		`Das Ergebnis käme unverschlüsselt zu ${host} zurück, und sein Token mit ihm: Die Adresse muss mit https:// beginnen.`,
};

export const SENTENCES_OF_RULES_IN_GERMAN = {
	closed: (here: WallTime, opens: WallTime | null): string =>
		`Es ist ${at(here)}, außerhalb der Anrufzeiten; ` +
		(opens
			? `überall, wo die Nummer sein kann, darf wieder angerufen werden ab ${at(opens)}.`
			: 'in den nächsten zwei Wochen gibt es keine Zeit, zu der überall, wo die Nummer sein kann, angerufen werden darf.'),
	zoneUnknown: (): string =>
		`Die Zeitzone der Nummer ist unbekannt; ${q('timeZone')} dafür ausfüllen.`,
	tooOften: (calls: number, hours: number): string =>
		`Die Nummer wurde in ${spanOf(hours)} ${calls} Mal angerufen, öfter darf es nicht sein.`,
	ceiling: (calls: number, hours: number): string =>
		`Über das Konto gingen in ${spanOf(hours)} ${calls} Anrufe, das ist seine Grenze.`,
	country: (country: string | null): string =>
		country === null
			? `Die Nummer gehört zu keinem Land; angerufen werden nur Nummern aus ${q('allowedCountries')}.`
			: `${country} steht nicht in ${q('allowedCountries')}.`,
	risk: (risk: string): string => `Die Nummer birgt das Risiko „${risk}“, das abgelehnt wird.`,
	stopped: (): string =>
		'Das Konto ist angehalten: Es wird nichts gesendet, bis Anrufe wieder erlaubt sind.',
	optedOut: (): string =>
		'Wer diese Nummer hat, wünscht keine Anrufe mehr; das Konto hat es sich gemerkt.',
	listed: (): string => `Die Nummer steht auf der Liste ${q('doNotCall')}.`,
	emergency: (): string => 'Notruf- und Kurznummern werden nie angerufen.',
	notValid: (): string => 'Das ist keine gültige Telefonnummer; niemand wird angerufen.',
	ownNumber: (): string => 'Von dieser Nummer kommen die Anrufe.',
	consent: (place: string): string =>
		`Werbeanrufe nach ${place} brauchen eine Einwilligung; in ${q('consent')} angeben, wo sie aufbewahrt wird.`,
	noPack: (place: string): string =>
		`Die Regeln von ${place} sind hier nicht bekannt; für Werbeanrufe in ${q('consent')} angeben, wo die Einwilligung aufbewahrt wird.`,
	callerSeries: (place: string, series: string): string =>
		`Werbeanrufe nach ${place} müssen von einer Nummer kommen, die mit ${series} beginnt.`,
	wouldWait: ({ time, zone }: WallTime): string =>
		`Mit einem echten Konto würde dieser Anruf bis ${time} Uhr in ${zone} warten.`,
	wouldNotBeMade: (why: string): string =>
		`Mit einem echten Konto würde hier nicht angerufen. ${why}`,
};

export const REPLAYS_IN_GERMAN = {
	ended: (exit: string): string =>
		`Mit dieser Referenz wurde schon angerufen; der Anruf endete mit „${exit}“. Für einen neuen Versuch eine andere Referenz verwenden.`,
	placed:
		'Mit dieser Referenz wurde schon ein Anruf aufgegeben; ein Ergebnis von ihm ist nicht bekannt.',
	underWay: 'Der erste Anruf mit dieser Referenz läuft noch.',
	conflict: (parts: readonly string[]): string => {
		const named = inWords((parts.length > 0 ? parts : ['to', 'flowId', 'account']).map(q));
		return `Diese Referenz gehört zu einem Anruf, der sich hier unterscheidet: ${named}. Jedem Anruf eine eigene Referenz geben.`;
	},
};

export const FALLBACKS_IN_GERMAN = {
	wrong: (message: string): string => `Ausweichkonto: ${message}`,
	used: (provider: string, why: string): string =>
		`${why} Das Ausweichkonto hat übernommen: ${provider}.`,
	failedToo: (provider: string, message: string): string =>
		`Auch das Ausweichkonto hat nicht angerufen (${provider}): ${message}`,
	leftOut: (provider: string, fields: readonly string[]): string =>
		`${provider} unterstützt ${inWords(fields.map(q))} nicht; das wurde weggelassen.`,
};

export const COUNTED_IN_GERMAN = {
	numberNotValid: 'ungültig',
	numberMissing: 'ohne Nummer',
	severalNumbers: 'mit mehreren Nummern',
	refusedByProvider: 'vom Anbieter abgelehnt',
	alreadyCalled: 'schon angerufen',
	dryRun: 'nicht gesendet',
	outsideCallingHours: 'außerhalb der Anrufzeiten',
	doNotCall: 'auf der Liste „Nicht anrufen“',
	calledTooOften: 'zu oft angerufen',
	ceilingReached: 'über der Grenze des Kontos',
	countryNotAllowed: 'aus einem Land, das nicht erlaubt ist',
	riskyNumber: 'riskant',
	consentMissing: 'ohne Einwilligung',
	stopped: 'angehalten',
	referenceConflict: 'mit der Referenz eines anderen Anrufs',
};

export const FORECAST_IN_GERMAN = {
	now: (calls: number): string => `${calls} sofort`,
	held: (calls: number): string => `${calls} zurückgehalten, bis ihre Zeiten beginnen`,
	done: (time: string): string => `fertig etwa ${time}`,
	heldDone: (time: string): string => `die zurückgehaltenen etwa ${time}`,
};
