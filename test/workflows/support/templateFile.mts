import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');
export const folder = join(root, 'workflows');

export interface TemplateNode {
  name: string;
  type: string;
  typeVersion: number;
  position: [number, number];
  parameters: Record<string, unknown>;
  credentials?: unknown;
  webhookId?: string;
  onError?: string;
  disabled?: boolean;
}

export interface Template {
  name: string;
  nodes: TemplateNode[];
  connections: Record<string, { main: { node: string; type: string; index: number }[][] }>;
}

export const fileNames = readdirSync(folder).filter((name) => name.endsWith('.json'));

export function templateText(fileName: string): string {
  return readFileSync(join(folder, fileName), 'utf8');
}

export function readTemplate(fileName: string): Template {
  return JSON.parse(templateText(fileName)) as Template;
}

export const isNote = ({ type }: TemplateNode): boolean => type === 'n8n-nodes-base.stickyNote';
