import type { INodeExecutionData, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import type { LeadKeeper } from '../../domain/ports/leadKeeper';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { hostClock } from '../../runtime/host/clock';
import { startLead, toLeadItem, type LeadEvent } from '../../runtime/host/leads/leadEvent';
import { keep, readKept } from '../../runtime/host/leads/leadMemory';
import { everyMinute } from '../../runtime/host/leads/rounds';
import { openConnection } from '../../runtime/host/openConnection';
import { leadKeepers } from '../../vendors';
import { triggerVendor } from './chosenVendor';

/** A round is over before the next one begins. */
const roundSeconds = 50;

/** What a trigger of leads does each minute. `Memory`: what n8n keeps of it between two rounds. */
export interface LeadRounds<Memory extends object> {
	/** Where n8n keeps the memory. */
	name: string;
	empty: Memory;
	/** `tell` starts the flow, and keeps the memory as it is at that moment. */
	look(keeper: LeadKeeper, memory: Memory, now: number, tell: (event: LeadEvent) => void, isStart: boolean): Promise<void>;
	/** What a test run shows. */
	preview(keeper: LeadKeeper, memory: Memory, now: number): Promise<LeadEvent[]>;
	/** What to say where there is nothing to show. */
	nothing: { message: string; hint: string };
}

/** The life of a trigger that looks through the chosen CRM. The chosen events start the flow, the others are noted alone. */
export async function leadRounds<Memory extends object>(context: ITriggerFunctions, rounds: LeadRounds<Memory>): Promise<ITriggerResponse> {
	const { name, empty } = rounds;
	const staticData = () => context.getWorkflowStaticData('node');
	let isStart = true;
	return await everyMinute(context, {
		async look() {
			const events = chosenEvents(context);
			const { keeper, account } = await openKeeper(context);
			const memory = readKept(staticData(), name, empty);
			const now = hostClock.now();
			const tell = (event: LeadEvent) => {
				// Before it is started: starting is what makes n8n save it.
				keep(staticData(), name, memory);
				if (events.includes(event.type)) startLead(context, event, account, hostClock.now());
			};
			await rounds.look(keeper, memory, now, tell, isStart);
			keep(staticData(), name, memory);
			isStart = false;
		},
		async preview(): Promise<INodeExecutionData[]> {
			const { keeper, account } = await openKeeper(context);
			const now = hostClock.now();
			const events = await rounds.preview(keeper, readKept(staticData(), name, empty), now);
			if (events.length === 0) throw nothingToShow(rounds.nothing);
			return events.map((event) => toLeadItem(event, account, now));
		},
	});
}

async function openKeeper(context: ITriggerFunctions): Promise<{ keeper: LeadKeeper; account: string | null }> {
	const { accountOf, credentialType, open } = triggerVendor(context, leadKeepers);
	const connection = await openConnection(context, credentialType, roundSeconds, accountOf);
	const table = String(context.getNodeParameter('table', '') ?? '').trim();
	return { keeper: await open(connection, table), account: accountOf?.(connection.settings) ?? null };
}

function chosenEvents(context: ITriggerFunctions): string[] {
	const events = context.getNodeParameter('events', []) as string[];
	if (events.length > 0) return events;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'nothingChosen',
		message: 'There is nothing to look for',
		hint: 'Choose something under "Events"',
	});
}

function nothingToShow({ message, hint }: { message: string; hint: string }): IntegrationError {
	return new IntegrationError('ponte', { class: 'notFound', code: 'nothingToShow', message, hint });
}
