// The search shim for file:// calls structuredClone, which browsers have from Chromium 98.
if (typeof structuredClone !== "function") {
  window.structuredClone = function (value) {
    return JSON.parse(JSON.stringify(value));
  };
}
