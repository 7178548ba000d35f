import type { IExecuteFunctions } from 'n8n-workflow';

/** n8n keeps no more of a value than this. */
const maxLength = 512;

/** A mark on the execution by which a person finds it in n8n's list: "custom data", ten names at the most. */
export function noteInExecution(context: IExecuteFunctions, name: string, value: string): void {
	customDataOf(context).set(name, value.slice(0, maxLength));
}

type CustomData = Pick<IExecuteFunctions['customData'], 'set'>;

/** n8n before 2.16 hands custom data to expressions only; reading it where they do evaluates none. */
function customDataOf(context: Omit<IExecuteFunctions, 'customData'> & { customData?: CustomData }): CustomData {
	return context.customData ?? (context.getWorkflowDataProxy(0).$execution as { customData: CustomData }).customData;
}
