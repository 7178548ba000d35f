/**
 * Loaded into a sandbox n8n before anything else: on SIGUSR2 it collects its garbage and writes what it holds, in bytes, into the file
 * PONTE_MEMORY_FILE.
 */
const { renameSync, writeFileSync } = require('node:fs');
const v8 = require('node:v8');
const vm = require('node:vm');

const file = process.env.PONTE_MEMORY_FILE;
v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  collect();
  writeFileSync(`${file}.draft`, JSON.stringify(process.memoryUsage()));
  renameSync(`${file}.draft`, file);
});
