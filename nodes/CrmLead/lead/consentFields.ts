import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { leadChannels, type LeadChannel, type LeadConsent } from '../../../domain/documents/lead';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { hostClock } from '../../../runtime/host/clock';
import { text } from './texts';

/** A consent is worth as much as its proof (LGPD, art. 8 § 2). */
export const consentFields: INodeProperties[] = [
	{
		displayName: 'Consent',
		name: 'consentGiven',
		type: 'options',
		options: [
			{ name: 'Given', value: 'given', description: 'The lead agreed to be written to' },
			{ name: 'Not Asked', value: 'unknown', description: 'Nothing is sent' },
			{ name: 'Refused or Taken Back', value: 'refused', description: 'Nothing is sent' },
		],
		default: 'unknown',
		description: 'Whether the lead agreed to be written to. Without it no sequence writes to the lead.',
	},
	text({
		displayName: 'Consent At',
		name: 'consentAt',
		placeholder: 'e.g. 2026-12-01T14:00:00-03:00',
		hint: 'Empty: now',
		description: 'When it was given, refused or taken back',
	}),
	{
		displayName: 'Consent Channels',
		name: 'consentChannels',
		type: 'multiOptions',
		options: [
			{ name: 'Email', value: 'email' },
			{ name: 'Phone', value: 'phone' },
			{ name: 'WhatsApp', value: 'whatsapp' },
		],
		default: [],
		hint: 'Empty: every channel',
		description: 'By which the lead may be written to or called',
	},
	text({
		displayName: 'Consent Proof',
		name: 'consentProof',
		placeholder: 'e.g. Form "Contato", box "Aceito receber mensagens", version 3',
		description: 'What was agreed and where. A consent needs it.',
	}),
];

/** Undefined where nobody said anything of it. */
export function consentParameter(fields: IDataObject): LeadConsent | undefined {
	if (!['consentGiven', 'consentAt', 'consentChannels', 'consentProof'].some((name) => Object.hasOwn(fields, name))) return undefined;
	// A time or a channel alone would take a consent that is there for one that nobody gave.
	if (!Object.hasOwn(fields, 'consentGiven')) throw consentMissing();
	const word = fields.consentGiven;
	const given = word === 'given' ? true : word === 'refused' ? false : null;
	const proof = String(fields.consentProof ?? '').trim() || null;
	if (given === true && proof === null) throw proofMissing();
	const chosen = Array.isArray(fields.consentChannels) ? fields.consentChannels.map(String) : [];
	const channels = leadChannels.filter((channel: LeadChannel) => chosen.includes(channel));
	return { given, at: momentOf(fields.consentAt), proof, channels };
}

function momentOf(written: unknown): string {
	const moment = String(written ?? '').trim();
	if (moment === '') return new Date(hostClock.now()).toISOString();
	// "03/11/2026" is a day in November here, and one in March to JavaScript.
	const at = /^\d{1,2}[/.-]/.test(moment) ? NaN : Date.parse(moment);
	if (!Number.isNaN(at)) return new Date(at).toISOString();
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'timeInvalid',
		message: '"Consent At" is not a time. Nothing was written',
		hint: 'Write it as 2026-12-01T14:00:00-03:00',
	});
}

function consentMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'consentMissing',
		message: 'Something is said of the consent, but not whether it was given. Nothing was written',
		hint: 'Add the field "Consent", too',
	});
}

function proofMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'consentProofMissing',
		message: 'The consent has no proof. Nothing was written',
		hint: 'Say in "Consent Proof" what was agreed and where, or leave the consent at "Not Asked"',
	});
}
