import type { IExecuteFunctions, INodeExecutionData, INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { hasClass } from '../../runtime/errors/integrationError';
import { hostClock } from '../../runtime/host/clock';
import { reportedIn } from '../../runtime/host/reported';
import { runItems, type ItemResult } from '../../runtime/host/runItems';
import { optionsCollection } from '../shared/optionsCollection';
import { orderNumberPrefix } from '../shared/orderNumberPrefix';
import { periodParameter, periodProperties, timeZoneProperty } from '../shared/periodParameters';
import { showFor } from '../shared/showFor';
import { systemsSubtitle } from '../shared/subtitle';
import { bothCredentials, onceEach, sideAuthentications, sideProperty } from '../shared/twoSides';
import { comparisons } from './comparisons';
import { gatewayOption } from './comparisons/ordersPayments';
import { shippingMethodOption } from './comparisons/ordersShipments';
import { findingItem } from './findingItem';
import { outputNames } from './outputs';
import { summaryItem } from './summaryItem';

/** Long lists at three calls a second, and a vendor's bad hour in between. */
const usualWaitSeconds = 7200;

const maximumWait: INodeProperties = {
	displayName: 'Maximum Wait (Seconds)',
	name: 'maxWaitSeconds',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: usualWaitSeconds,
	description: 'How long the comparison may take, with all waits for limits and temporary problems; past it the summary says "incomplete"',
};

const shops = onceEach(comparisons.flatMap(({ here }) => here));
const others = onceEach(comparisons.flatMap(({ there }) => there));

const ofDays = comparisons.filter(({ isOfNow }) => !isOfNow).map(({ option }) => option.value);

export class Reconcile implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Reconcile',
		name: 'reconcile',
		icon: { light: 'file:reconcile.svg', dark: 'file:reconcile.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: systemsSubtitle(['here', 'there'], [...shops, ...others]),
		description: 'Compare what two systems have, to the cent: what is missing on one side, and what differs, each told once',
		defaults: { name: 'Reconcile' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
		],
		outputNames,
		usableAsTool: true,
		credentials: bothCredentials(shops, others),
		properties: [
			{
				displayName: 'Compare',
				name: 'compare',
				type: 'options',
				noDataExpression: true,
				options: comparisons.map(({ option }) => option),
				default: 'ordersInvoices',
			},
			...comparisons.flatMap(({ option, here }) => showFor({ compare: [option.value] }, [sideProperty('Here (Shop)', 'here', here)])),
			...sideAuthentications('here', shops),
			...comparisons.flatMap(({ option, there, thereLabel }) =>
				showFor({ compare: [option.value] }, [sideProperty(`There (${thereLabel})`, 'there', there)]),
			),
			...showFor({ compare: ofDays }, periodProperties),
			optionsCollection([gatewayOption, maximumWait, orderNumberPrefix, shippingMethodOption, timeZoneProperty]),
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, async (itemIndex) => await reconcile(this, itemIndex), outputNames.length);
	}
}

async function reconcile(context: IExecuteFunctions, itemIndex: number): Promise<ItemResult[]> {
	const chosen = context.getNodeParameter('compare', itemIndex, '');
	const kind = comparisons.find(({ option }) => option.value === chosen) ?? comparisons[0];
	const now = hostClock.now();
	const period = periodParameter(context, itemIndex, now);
	const seconds = context.getNodeParameter('options.maxWaitSeconds', itemIndex, usualWaitSeconds) as number;
	const result = await kind.compare(context, itemIndex, { period, seconds, now });
	// A login that is refused is no bad night: its owner has to do something.
	if (result.failure && hasClass(result.failure.error, 'auth', 'validation')) throw result.failure.error;
	const compared = kind.option.value;
	const reported = reportedIn(context.getWorkflowStaticData('node'), now);
	const found = result.findings.map((judged) => findingItem(judged, compared, result, reported, now));
	reported.save(kind.isOfNow && !result.failure ? 'forgotten' : 'kept');
	return [...found, summaryItem(context, { compared, title: kind.option.name, period, result, found })];
}
