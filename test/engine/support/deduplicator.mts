/** n8n's memory of processed items, kept in this process; like n8n's own it reads, then writes, without a lock. */
import type {
  DeduplicationItemTypes,
  DeduplicationScope,
  ICheckProcessedContextData,
  ICheckProcessedOptions,
  IDataDeduplicator,
} from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';

export class MemoryDeduplicator implements IDataDeduplicator {
  private readonly entries = new Map<string, string[]>();

  async checkProcessedAndRecord(
    items: DeduplicationItemTypes[],
    scope: DeduplicationScope,
    context: ICheckProcessedContextData,
    { maxEntries }: ICheckProcessedOptions,
  ) {
    const key = nameOf(scope, context);
    const known = [...(this.entries.get(key) ?? [])];
    await wait(1);
    const fresh = items.filter((item) => !known.includes(String(item)));
    const all = [...known, ...fresh.map(String)];
    this.entries.set(key, maxEntries === undefined ? all : all.slice(-maxEntries));
    return { new: fresh, processed: items.filter((item) => !fresh.includes(item)) };
  }

  async removeProcessed(items: DeduplicationItemTypes[], scope: DeduplicationScope, context: ICheckProcessedContextData): Promise<void> {
    const key = nameOf(scope, context);
    const gone = items.map(String);
    this.entries.set(
      key,
      (this.entries.get(key) ?? []).filter((item) => !gone.includes(item)),
    );
  }

  async clearAllProcessedItems(scope: DeduplicationScope, context: ICheckProcessedContextData): Promise<void> {
    this.entries.delete(nameOf(scope, context));
  }

  async getProcessedDataCount(scope: DeduplicationScope, context: ICheckProcessedContextData): Promise<number> {
    return (this.entries.get(nameOf(scope, context)) ?? []).length;
  }
}

function nameOf(scope: DeduplicationScope, context: ICheckProcessedContextData): string {
  return scope === 'node' ? `${context.workflow.id}:${context.node?.id}` : String(context.workflow.id);
}
