import { optionsCollection } from '../shared/optionsCollection';
import { rawOption } from '../shared/rawOption';

/** Official gateways let a free text answer for a day, and after a day an automatic answer surprises more than it helps. */
export const defaultMaxAgeHours = 24;

export const optionsParameter = optionsCollection([
	rawOption('the gateway'),
	{
		displayName: 'Maximum Age of Replies (Hours)',
		name: 'maxReplyAgeHours',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: defaultMaxAgeHours,
		hint: '0: no limit',
		description:
			'What a customer said longer ago starts no flow: after a reconnect, gateways deliver old messages. Opt-outs, pressed buttons and chosen rows always do.',
	},
	{
		displayName: 'Opt-Out Words',
		name: 'optOutWords',
		type: 'string',
		default: '',
		placeholder: 'e.g. chega, não perturbe',
		hint: 'Separated by commas; SAIR, PARAR, STOP and the like are known',
		description: 'Further words by which a customer wants no more messages, where they are all that is written',
	},
]);
