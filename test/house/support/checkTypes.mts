/** The types of some files of the tree in the current folder: `node checkTypes.mts <file> …`. A whole check would take twice as long. */
import ts from 'typescript';

const files = process.argv.slice(2);
const { config } = ts.readConfigFile('tsconfig.dev.json', ts.sys.readFile) as { config: object };
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files }, ts.sys, process.cwd());
const program = ts.createProgram(files, { ...options, incremental: false, tsBuildInfoFile: undefined });
const faults = files.flatMap((file) => {
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
});

if (faults.length > 0) {
  console.error(ts.formatDiagnostics(faults, { ...ts.sys, getCanonicalFileName: (name) => name, getNewLine: () => '\n' }));
  process.exit(1);
}
