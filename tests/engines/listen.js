// What a page says to the console, from its first script on: WebKit's driver tells nobody.
const said = (globalThis.__said = []);
for (const level of ["error", "warn"]) {
  const write = console[level].bind(console);
  console[level] = (...words) => {
    said.push(`${level}: ${words.join(" ")}`);
    write(...words);
  };
}
addEventListener("error", (event) => said.push(`error: ${event.message ?? event.target.src ?? event.target.href} ${event.filename ?? ""}:${event.lineno ?? ""}`), true);
addEventListener("unhandledrejection", (event) => said.push(`rejected: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) => said.push(`refused: ${event.blockedURI} (${event.violatedDirective})`));
