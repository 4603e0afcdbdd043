import { badNumbers } from './suites/bad-numbers';
import { callOnce } from './suites/call-once';
import { credentials } from './suites/credentials';
import { dryRun } from './suites/dry-run';
import { editor } from './suites/editor';
import { endings } from './suites/endings';
import { examples } from './suites/examples';
import { itemLinks } from './suites/item-links';
import { knownRelay } from './suites/known-relay';
import { lateReport } from './suites/late-report';
import { lookUp } from './suites/look-up';
import { nodeSettings } from './suites/node-settings';
import { numbersParity } from './suites/numbers-parity';
import { onError } from './suites/on-error';
import { oneCredential } from './suites/one-credential';
import { parity } from './suites/parity';
import { reports } from './suites/reports';
import { restart } from './suites/restart';
import { resultField } from './suites/result-field';
import { results } from './suites/results';
import { rules } from './suites/rules';
import { secrets } from './suites/secrets';
import { severalItems } from './suites/several-items';
import { simulated } from './suites/simulated';
import { subWorkflow } from './suites/sub-workflow';
import { tool } from './suites/tool';
import { unconfirmed } from './suites/unconfirmed';
import { testCallback } from './suites/test-callback';
import { wrongSettings } from './suites/wrong-settings';
import { startWorld, type World } from './support/world';

/** Starting n8n makes its database; the calls placed then are a hundred. */
const START_MS = 600_000;

describe('n8n with the packed nodes', () => {
	let world: World;
	const use = () => world;
	const phone = endings(use);
	const workflows = examples(use);
	const late = lateReport(use);
	const links = itemLinks(use);
	const relay = knownRelay(use);

	beforeAll(async () => {
		world = await startWorld();
		await Promise.all([phone.place(), workflows.place(), late.place(), links.place()]);
	}, START_MS);
	afterAll(() => world?.stop());

	describe('an ending on the phone', phone.reported);
	describe('an example', workflows.ran);
	describe('a report', () => reports(use));
	describe('an expression about a node before the wait', links.reported);
	describe('a result that nothing waits for', () => results(use));
	describe('a test of the callback', () => testCallback(use));
	describe('a waiting call without a result URL', relay.inABurst);
	describe('several items', () => severalItems(use));
	describe('a reference', () => callOnce(use));
	describe('a dry run', () => dryRun(use));
	describe('a simulated ending', () => simulated(use));
	describe('a field for the result', () => resultField(use));
	describe('a result that is looked up', () => lookUp(use));
	describe('a start whose answer is lost', () => unconfirmed(use));
	describe('a wrong setting', () => wrongSettings(use));
	describe('one credential', () => oneCredential(use));
	describe('a number that cannot be called', () => badNumbers(use));
	describe('going on after an error', () => onError(use));
	describe('a sub-workflow', () => subWorkflow(use));
	describe('a setting of n8n', () => nodeSettings(use));
	describe('a tool', () => tool(use));
	describe('the editor', () => editor(use));
	describe('the same as in Node-RED', () => parity(use));
	describe('a number, the same as in Node-RED', () => numbersParity(use));
	describe('the test of a credential', () => credentials(use));
	describe('a wait that runs out', () => {
		phone.overdue();
		workflows.overdue();
		late.overdue();
		links.overdue();
	});
	describe('a restart', () => {
		beforeAll(relay.beforeRestart);
		restart(use);
		relay.afterRestart();
		describe('rules', () => rules(use));
	});
	describe('secrets', () => secrets(use));
});
