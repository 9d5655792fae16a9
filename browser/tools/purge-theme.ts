// Takes out of the theme's style sheets what no page of the built site and no script names: a third of their weight.
// Called with the folder of the site.
import { PurgeCSS } from "purgecss";

const [site] = Deno.args;
const assets = `${site}/assets`;

/** Every start tag of the site's pages, once: what styles select by, without the texts between. */
function tags(folder: string, found = new Set<string>()): Set<string> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) tags(path, found);
    else if (name.endsWith(".html")) {
      for (const tag of Deno.readTextFileSync(path).match(/<[a-z][^>]*>/g) ?? []) found.add(tag);
    }
  }
  return found;
}

const purged = await new PurgeCSS().purge({
  content: [{ raw: [...tags(site)].join("\n"), extension: "html" }, `${assets}/javascripts/*.js`],
  css: [`${assets}/stylesheets/{main,palette}.*.css`],
});
for (const { file, css } of purged) {
  // The theme's source map would no longer fit.
  Deno.writeTextFileSync(file!, css.replace(/\n?\/\*# sourceMappingURL=.*?\*\//, ""));
  Deno.removeSync(`${file}.map`);
}
