import type { IExecuteFunctions } from 'n8n-workflow';

const said = new WeakSet<object>();
const logged = new Set<string>();

/** Something that is no failure and that a person should know: beside the node's output once a run, in the log once in a process. */
export function sayOnce(context: IExecuteFunctions, notice: string | undefined): void {
	if (notice === undefined) return;
	const { name } = context.getNode();
	if (!logged.has(`${name}: ${notice}`)) context.logger.warn(`${name}: ${notice}`);
	logged.add(`${name}: ${notice}`);
	if (said.has(context)) return;
	said.add(context);
	// Older n8n shows none.
	(context as Partial<IExecuteFunctions>).addExecutionHints?.({ message: notice, location: 'outputPane', type: 'warning' });
}
