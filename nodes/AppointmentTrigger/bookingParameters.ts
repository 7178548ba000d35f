import type { INodeProperties } from 'n8n-workflow';
import { bookingEvents } from '../../domain/ports/bookingSource';
import { bookingSources } from '../../vendors';
import { optionsCollection } from '../shared/optionsCollection';
import { rawOption } from '../shared/rawOption';
import { showFor } from '../shared/showFor';
import { eventOptions } from './eventParameter';

const pages = bookingSources.map(({ id }) => id);
const withTeams = bookingSources.filter(({ scopes }) => scopes.includes('team')).map(({ id }) => id);

/** The same names as a calendar's parameters where they mean the same. */
export const bookingParameters: INodeProperties[] = [
	...showFor({ vendor: pages }, [
		{
			displayName:
				'Tells what customers do on the booking page; its webhook registers itself. Reminders come from the calendar that the bookings are written into: add a second Appointment Trigger for that calendar.',
			name: 'bookingNotice',
			type: 'notice',
			default: '',
		},
	]),
	...showFor({ vendor: withTeams }, [
		{
			displayName: 'Bookings Of',
			name: 'bookingsOf',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'My Own', value: 'own', description: 'Bookings with the user whose token is in the credential' },
				{ name: 'Whole Organization', value: 'team', description: 'Bookings with everybody in it: the user has to be an owner or admin' },
			],
			default: 'own',
			description: 'Whose bookings start the flow',
		},
	]),
	...showFor({ vendor: pages }, [
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			required: true,
			options: eventOptions(bookingEvents),
			default: [...bookingEvents],
			hint: 'Each of them starts the flow once. A move is one event, not a cancellation and a booking.',
			description: 'What starts the flow',
		},
		optionsCollection([rawOption('the booking page')]),
	]),
];
