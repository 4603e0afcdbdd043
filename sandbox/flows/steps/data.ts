/** Reaching out of the flow ("Execute action", "Functions", "Salesforce data dip"). */
import { z } from 'zod/v4';
import { exitsOrError, text, variable } from './fields';
import { BUILT_IN_FUNCTIONS } from './functions';

const name = z
	.string()
	.min(1)
	.max(100)
	.refine((given) => given !== '__proto__', 'not a name');

/** `data.items.0.id`: where in a JSON answer a value stands. */
const jsonPath = z.string().regex(/^[^.]+(\.[^.]+)*$/, 'names joined by dots');

/**
 * An action of a connection: base path and relative path, parameters in double curly brackets
 * ("Configuring a custom connection", "Configuring a custom action"); or one whole address.
 */
export const ExecuteAction = z
	.strictObject({
		component: z.literal('execute_action'),
		/** Whole address, such as one the request brought along. */
		url: text.optional(),
		/** http or https, no query string. */
		base_path: text.optional(),
		/** Path below it, with `{{parameter}}` for values. */
		relative_path: text.optional(),
		parameters: z.record(name, text).default({}),
		method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('POST'),
		/** Input: fields of the JSON sent. */
		body: z.record(name, text).default({}),
		/** Output: variable → where its value stands in the JSON answered. */
		output: z.record(variable, jsonPath).default({}),
		exits: exitsOrError('Success', 'Error', 'Timeout'),
	})
	.superRefine(({ url, base_path, relative_path = '', parameters }, context) => {
		if ((url === undefined) === (base_path === undefined))
			context.addIssue({ code: 'custom', path: ['url'], message: 'give either url or base_path' });
		if (base_path?.includes('?'))
			context.addIssue({ code: 'custom', path: ['base_path'], message: 'no query string here' });
		for (const [, parameter = ''] of relative_path.matchAll(/\{\{([^{}]*)\}\}/g))
			if (!Object.hasOwn(parameters, parameter))
				context.addIssue({
					code: 'custom',
					path: ['relative_path'],
					message: `no parameter "${parameter}" among this step's parameters`,
				});
	});

/** A built-in function by its name; never code. */
export const RunFunction = z.strictObject({
	component: z.literal('run_function'),
	/** Values it works on, each a text with variables. */
	input: z.record(variable, text).default({}),
	/** Applied to the inputs in their order; see docs/sandbox.md. */
	function: z.enum(Object.keys(BUILT_IN_FUNCTIONS) as [string, ...string[]]),
	/** Variable that takes the result. */
	output: variable,
	exits: exitsOrError('ok'),
});

/** Looks a record up in the sandbox's own table of contacts. */
export const SalesforceDataDip = z.strictObject({
	component: z.literal('salesforce_data_dip'),
	object: z.enum(['Contact']).default('Contact'),
	/** Field of the record that must equal `value`. */
	field: name,
	value: text,
	/** Variable → field of the record found. */
	output: z.record(variable, name),
	exits: exitsOrError('found', 'not_found'),
});
