import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

/**
 * One execution for a key, over all of n8n's processes. `onUnstarted`: n8n could not start it at all, because its database was away; it
 * may be asked again with the same key.
 */
export function startOnce(context: ITriggerFunctions, items: INodeExecutionData[], key: string, onUnstarted: () => void): void {
	context.emit([items], undefined, watched(context, onUnstarted), key);
}

/** n8n before 2.0 tells of nothing that it could not start. */
function watched(context: ITriggerFunctions, onUnstarted: () => void) {
	if (typeof context.saveFailedExecution !== 'function') return undefined;
	const end = context.helpers.createDeferredPromise<IRun>();
	end.promise.catch(onUnstarted);
	return end;
}
