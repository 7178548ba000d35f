/**
 * n8n's memory of processed items as n8n 2.40 keeps it (`deduplication-helper`): one row a workflow, read, changed and written without a
 * lock, cut to `maxEntries` from the front. Several processes are several `helpers` of one row.
 */
import type { Clock } from '../../runtime/clock.ts';

export interface RowOptions {
  readonly clock: Clock;
  /** How long a read and the write behind it take, each call anew. */
  readonly delayMs?: () => number;
}

interface Options {
  maxEntries?: number;
}

export function processedData({ clock, delayMs = () => 5 }: RowOptions) {
  let row: string[] | undefined;

  const read = async () => {
    await clock.sleep(delayMs());
    return row === undefined ? undefined : [...row];
  };
  const write = async (entries: string[], { maxEntries }: Options) => {
    await clock.sleep(delayMs());
    row = maxEntries === undefined ? entries : entries.slice(-maxEntries);
  };

  const helpers = {
    async checkProcessedAndRecord(items: string[], _scope: string, options: Options) {
      const before = await read();
      const fresh = items.filter((item) => !before?.includes(item));
      if (before === undefined) {
        await clock.sleep(delayMs());
        if (row !== undefined) throw new Error('UNIQUE constraint failed: processed_data.workflowId, processed_data.context');
        row = fresh.slice(-(options.maxEntries ?? fresh.length));
      } else await write([...before, ...fresh], options);
      return { new: fresh, processed: items.filter((item) => !fresh.includes(item)) };
    },
    async removeProcessed(items: string[], _scope: string, options: Options) {
      const before = await read();
      if (before)
        await write(
          before.filter((entry) => !items.includes(entry)),
          options,
        );
    },
  };
  return { helpers, entries: () => row ?? [] };
}
