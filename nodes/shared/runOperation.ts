import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { runItems } from '../../runtime/host/runItems';
import type { Operation } from './operation';
import { maxWaitSeconds } from './optionsCollection';
import { withOrderReadAgain } from './readAgain';

/** Does the operation for each item, on a port that `open` gives. */
export async function runOperation<Port>(
	context: IExecuteFunctions,
	{ execute }: Pick<Operation<Port>, 'execute'>,
	open: (maxWaitSeconds: number) => Promise<Port>,
	outputs = 1,
): Promise<INodeExecutionData[][]> {
	const work = async (itemIndex: number) => {
		// Opened for each item: the longest wait is that of one item, not of the whole run.
		const port = await open(maxWaitSeconds(context, itemIndex));
		return await withOrderReadAgain(context, itemIndex, async () => await execute(context, itemIndex, port));
	};
	return await runItems(context, work, outputs);
}
