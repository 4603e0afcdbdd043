/** The forms of the nodes that call nobody. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
	FIELD_LABELS,
	PHONE_RISKS,
	PHONE_TYPES,
	PROVIDER_IDS,
	phoneCheckOptions,
} from '../../core';
import { OutboundCallResult } from '../../nodes/OutboundCallResult/OutboundCallResult.node';
import { ValidateE164 } from '../../nodes/ValidateE164/ValidateE164.node';

const result = new OutboundCallResult().description;
const validate = new ValidateE164().description;

const valuesOf = (properties: INodeProperties[], name: string) =>
	(properties.find((property) => property.name === name)!.options as INodePropertyOptions[]).map(
		({ value }) => value,
	);

describe('settings of Outbound Call Result', () => {
	it('have the names that saved workflows depend on, and every provider to choose from', () => {
		const names = result.properties.filter(({ type }) => type !== 'notice').map(({ name }) => name);
		expect(names).toEqual(['resumeWaiting', 'onlyProviders']);
		expect(valuesOf(result.properties, 'onlyProviders').sort()).toEqual([...PROVIDER_IDS].sort());
	});
});

describe('settings of Validate E.164', () => {
	it('have the names that saved workflows depend on', () => {
		expect([...new Set(validate.properties.map(({ name }) => name))]).toEqual([
			'source',
			'field',
			'fields',
			'defaultCountry',
			'defaultCountryField',
			'output',
			'outputField',
			'acceptTypes',
			'acceptCountries',
			'refuseRisks',
			'removeDuplicates',
		]);
	});

	it('carry the labels that messages name them by', () => {
		const labels = validate.properties.map(({ name, displayName }) => [name, displayName]);
		expect(labels).toEqual(labels.map(([name]) => [name, FIELD_LABELS[name!]]));
	});

	it('offer the words of the phone library', () => {
		expect(valuesOf(validate.properties, 'acceptTypes').sort()).toEqual([...PHONE_TYPES].sort());
		expect(valuesOf(validate.properties, 'refuseRisks').sort()).toEqual(
			PHONE_RISKS.filter((risk) => risk !== 'none' && risk !== 'emergencyOrShort').sort(),
		);
	});

	it('make options that the core takes, as a new node has them', () => {
		const chosen = validate.properties.map((property) => [property.name, property.default]);
		expect(() =>
			phoneCheckOptions({ ...Object.fromEntries(chosen), fields: [], acceptCountries: [] }),
		).not.toThrow();
	});
});
