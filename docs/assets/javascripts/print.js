// Printing a page as it is (Ctrl+P): nothing closed stays hidden, no text is cut off by the box it was typed into.
(function () {
  var undo = [];

  function open(details) {
    details.open = true;
    undo.push(function () {
      details.open = false;
    });
  }

  // The form's own button opens what was noted for a requirement, and takes the focus there.
  function press(button) {
    button.click();
    undo.push(function () {
      button.click();
    });
  }

  function showAsText(box) {
    var label = box.closest("label");
    if (!box.value.trim()) {
      if (!label || !box.closest(".details")) return;
      label.classList.add("left-empty");
      undo.push(function () {
        label.classList.remove("left-empty");
      });
      return;
    }
    var text = document.createElement("span");
    text.className = "printed-text";
    text.textContent = box.value;
    box.after(text);
    box.classList.add("printed-as-text");
    undo.push(function () {
      text.remove();
      box.classList.remove("printed-as-text");
    });
  }

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  window.addEventListener("beforeprint", function () {
    // The print dialog's sheets hold everything already.
    if (undo.length || document.documentElement.classList.contains("prints-sheets")) return;
    var focused = document.activeElement;
    var x = window.scrollX, y = window.scrollY;
    each("details:not([open]):not([data-live])", open);
    each(".requirement--noted .details-toggle[aria-expanded=false]", press);
    each("self-check textarea, .details input, .unit-facts input", showAsText);
    if (document.activeElement !== focused && focused && focused.focus) focused.focus({ preventScroll: true });
    window.scrollTo(x, y);
  });

  window.addEventListener("afterprint", function () {
    undo.splice(0).reverse().forEach(function (back) {
      back();
    });
  });
})();
