import type { INodeProperties } from 'n8n-workflow';
import { showFor } from './showFor';

/** Has n8n call the trigger's `poll` every minute, without a setting for it on the screen. */
export const hiddenSchedule: INodeProperties = {
	displayName: 'Poll Times',
	name: 'pollTimes',
	type: 'hidden',
	default: { item: [{ mode: 'everyMinute' }] },
};

/** What a person has to do at vendors that let no program register a webhook. */
export function setUpNotices(entries: readonly { id: string; setUp?: string }[]): INodeProperties[] {
	return entries.flatMap(({ id, setUp }) => {
		if (setUp === undefined) return [];
		return showFor({ vendor: [id] }, [{ displayName: setUp, name: 'setUpNotice', type: 'notice', default: '' }]);
	});
}
