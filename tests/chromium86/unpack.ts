// Unpacks the Chromium 86 that the npm package brings into the folder given: `deno run unpack.ts <folder>`.
import { brotliDecompressSync } from "node:zlib";

const packed = new URL("node_modules/chrome-aws-lambda/bin/", import.meta.url);
const [folder] = Deno.args;
const unpack = (name: string) => brotliDecompressSync(Deno.readFileSync(new URL(name, packed)));

Deno.mkdirSync(`${folder}/swiftshader`, { recursive: true });
Deno.writeFileSync(`${folder}/swiftshader.tar`, unpack("swiftshader.tar.br"));
Deno.writeFileSync(`${folder}/chromium.part`, unpack("chromium.br"), { mode: 0o755 });
await new Deno.Command("tar", { args: ["-xf", `${folder}/swiftshader.tar`, "-C", `${folder}/swiftshader`] }).output();
Deno.renameSync(`${folder}/chromium.part`, `${folder}/chromium`); // last: a cut-off run leaves no half browser
