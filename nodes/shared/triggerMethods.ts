import type { IHookFunctions, INodeExecutionData, IPollFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { poll, receive, register, unregister } from '../../runtime/host/eventTrigger';
import type { TriggerKit } from '../../runtime/host/triggerKit';

/** What n8n calls of a trigger node, all of it from the trigger's kit. */
export function triggerMethods<Document>(kit: TriggerKit<Document>) {
	return {
		webhookMethods: {
			default: {
				async checkExists(this: IHookFunctions): Promise<boolean> {
					// `create` finds, repairs or makes the registration in one go, where the vendor lets a program do so.
					return false;
				},
				async create(this: IHookFunctions): Promise<boolean> {
					return await register(kit, this);
				},
				async delete(this: IHookFunctions): Promise<boolean> {
					return await unregister(kit, this);
				},
			},
		},
		async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
			return await receive(kit, this);
		},
		async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
			return await poll(kit, this);
		},
	};
}
