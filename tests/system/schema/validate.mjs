// Validates scenario files against a JSON schema, as an editor does.
//
// node validate.mjs VIZ SCHEMA.json FILE…: prints a JSON object from file to the list of what is wrong.
// VIZ is the folder whose node_modules hold ajv and yaml.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [viz, schemaFile, ...files] = process.argv.slice(2);
const require = createRequire(join(viz, "package.json"));
const Ajv = require("ajv").default;
const { parse } = require("yaml");

// A keyword that draft 7 does not know is an error of the schema.
const ajv = new Ajv({ strictSchema: true, strictTypes: false, strictRequired: false, allErrors: true });
const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
if (!ajv.validateSchema(schema)) throw new Error(ajv.errorsText(ajv.errors));
const validate = ajv.compile(schema);

const problems = {};
for (const file of files) {
  let scenario;
  try {
    scenario = parse(readFileSync(file, "utf8"));
  } catch (error) {
    problems[file] = [`not YAML: ${error.message}`];
    continue;
  }
  problems[file] = validate(scenario) ? [] : validate.errors.map((e) => `${e.instancePath} ${e.message}`);
}
console.log(JSON.stringify(problems));
