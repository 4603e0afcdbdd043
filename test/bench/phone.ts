/**
 * npm run bench -- phone [--json] [--inputs 300000]
 *
 * Speed on a customer list, and agreement with libphonenumber-js/max and Google's libphonenumber
 * on that list, on Google's example numbers and on numbers of every country and type. Then
 * Google's examples written without plus: none may become another number.
 */
import { compare, type Disagreements } from './phone-accuracy';
import { customerList } from './phone-data-customers';
import { everywhere } from './phone-data-everywhere';
import { REGIONS } from './phone-data-ranges';
import { CONTESTANTS, googleExamples } from './phone-peers';
import { measure } from './phone-speed';
import { sweepAbroad, sweepOwn, type Swept } from './phone-sweep';
import { validatePhoneNumber } from '../../core';

const SEED = 20261121;
const args = process.argv.slice(2);
const flag = args.indexOf('--inputs');
const inputs = flag < 0 ? 300_000 : Number(args[flag + 1]);
if (!Number.isInteger(inputs) || inputs < 3_000) {
	console.error('--inputs takes a whole number of at least 3000, such as --inputs 300000');
	process.exit(1);
}

const customers = customerList(Math.floor(inputs / 3), SEED);
const countries = REGIONS.flatMap(({ country }) => country ?? []);
const examples = googleExamples(countries).map((text) => ({
	text,
	country: undefined,
	kind: 'googleExample',
}));
const samples = [...customers, ...examples, ...everywhere(inputs - customers.length, SEED)];

const speeds = measure(CONTESTANTS, customers);
const { max, google } = compare(samples, true);
const sweeps: Readonly<Record<string, Swept>> = {
	...sweepOwn(validatePhoneNumber),
	'00 in every country': sweepAbroad(validatePhoneNumber),
};
const misread = Object.values(sweeps).reduce((sum, swept) => sum + swept.misread, 0);
const ratio = (name: string) => Number(speeds[name]!.ratio.toFixed(2));
const result = {
	bench: 'phone',
	node: process.version,
	inputs: samples.length,
	ratioToLibphonenumberMax: ratio('ours, same answer'),
	ratioAllFieldsToLibphonenumberMax: ratio('ours, all fields'),
	ratioAllFieldsToLibphonenumberMaxAllFields: Number(
		(
			speeds['ours, all fields']!.ratio / speeds['libphonenumber-js/max, all it has']!.ratio
		).toFixed(2),
	),
	microseconds: Object.fromEntries(
		Object.entries(speeds).map(([name, { us }]) => [name, Number(us.toFixed(3))]),
	),
	disagreementsWithMax: max,
	disagreementsWithGoogle: google,
	examplesWithoutPlus: Object.fromEntries(
		Object.entries(sweeps).map(([name, { examples: _, ...counts }]) => [name, counts]),
	),
};

if (args.includes('--json')) console.log(JSON.stringify(result));
else print();
if (max.unlisted + google.unlisted + misread > 0) process.exitCode = 1;

function print() {
	console.log(`\nSpeed on ${customers.length} lines of a customer list, Node ${process.version}\n`);
	for (const [name, { us, ratio: times }] of Object.entries(speeds))
		console.log(
			`  ${name.padEnd(34)} ${us.toFixed(2).padStart(7)} us  ${Math.round(1e6 / us)
				.toLocaleString('en')
				.padStart(9)} per second  ${times.toFixed(2).padStart(6)} x`,
		);
	printDisagreements('libphonenumber-js/max', max);
	printDisagreements('google-libphonenumber', google);
	console.log("\nGoogle's examples without plus: asked, misread, ambiguous, otherwise refused\n");
	for (const [name, { asked, misread: wrong, ambiguous, refused }] of Object.entries(sweeps))
		console.log(
			[asked, wrong, ambiguous, refused].map((count) => String(count).padStart(8)).join(''),
			` ${name}`,
		);
}

function printDisagreements(
	name: string,
	{ count, unlisted, byCause, examples: odd }: Disagreements,
) {
	console.log(`\n${count} of ${samples.length} answers differ from ${name}\n`);
	for (const [cause, times] of Object.entries(byCause))
		console.log(`  ${String(times).padStart(6)}  ${cause}`);
	console.log(`  ${String(unlisted).padStart(6)}  without a cause in the list`);
	for (const example of odd) console.log(`          ${example}`);
}
