// Shows the gap report below the form; without this script the form leads to the same report on a page of its own.
"use strict";
(() => {
  const one = (id) => document.getElementById(id);
  const form = one("form"), file = one("file"), text = one("text"), frame = one("report");
  const pick = document.querySelector(".pick");
  const state = one("status"), fault = one("error"), result = one("result");
  const most = Number(form.dataset.megabytes) * 1024 * 1024;
  let asked = null; // what was checked, so that what is downloaded is of the same file whatever happens to it
  let turn = 0;

  document.documentElement.classList.add("js");
  const tell = (words) => { state.textContent = words; };
  const fail = (words) => { tell(""); fault.textContent = words; fault.hidden = false; };
  const show = () => { one("name").textContent = file.files[0] ? file.files[0].name : "还没有选"; };
  const put = (page) => { // a page of its own address, in which the links lead to places of the same page
    if (frame.src.startsWith("blob:")) URL.revokeObjectURL(frame.src);
    frame.style.height = "";
    frame.src = page ? URL.createObjectURL(page) : "about:blank";
  };
  const clear = () => { tell(""); fault.hidden = true; result.hidden = true; put(null); asked = null; };

  async function gathered() {
    const chosen = file.files[0];
    if (chosen && text.value.trim()) throw new Error("选了文件，又粘贴了文字，不知道检查哪一样。请去掉一样。");
    if (!chosen && !text.value.trim()) throw new Error("请选一个文件，或者粘贴报告全文。");
    if (chosen && chosen.size > most) throw new Error(`文件太大，最多${form.dataset.megabytes}MB。请核对是不是选错了文件。`);
    const fields = { kind: one("kind").value, year: one("year").value.trim() };
    if (!chosen) return { ...fields, text: text.value, stem: "粘贴的文字", word: false };
    let data;
    try { data = await chosen.arrayBuffer(); } catch { throw new Error("文件读不出来，可能已经改名、移走或者正在被改动。请重新选一次。"); }
    const word = /\.docx$/i.test(chosen.name);
    return { ...fields, data, name: chosen.name, stem: chosen.name.replace(/\.[^.]+$/, ""), word };
  }

  async function send(what, format) {
    const body = new FormData();
    for (const name of ["kind", "year"]) if (what[name]) body.append(name, what[name]);
    if (what.data) body.append("file", new Blob([what.data]), what.name); else body.append("text", what.text);
    let answer;
    try { answer = await fetch(`/api/check?format=${format}`, { method: "POST", body }); }
    catch { throw new Error("没有连上检查的服务。请看看 lawcheck serve 是不是还在运行，再试一次。"); }
    const kind = answer.headers.get("content-type") || "";
    if (answer.ok || kind.startsWith("text/html")) return answer; // of a file that cannot be read the report says why
    let told = null;
    if (kind.startsWith("application/json")) told = (await answer.json()).error;
    throw new Error(told ? told.message + told.remedy : `没有检查（${answer.status}）。请再试一次。`);
  }

  function fit() { // as high as the report, so that there is one bar to scroll with
    const inside = frame.contentDocument;
    if (inside && inside.documentElement) frame.style.height = `${Math.ceil(inside.documentElement.getBoundingClientRect().height) + 4}px`;
  }

  async function check() {
    const mine = ++turn;
    clear();
    one("check").disabled = true;
    try {
      const what = await gathered();
      tell("正在检查……");
      const answer = await send(what, "html");
      const shown = await answer.blob();
      if (mine !== turn) return;
      asked = what;
      for (const button of document.querySelectorAll("[data-format]")) button.hidden = button.dataset.format === "docx" && !what.word;
      one("downloads").hidden = !answer.ok;
      result.hidden = false;
      put(shown);
      tell(answer.ok ? "检查完了。" : "没有检查完，原因在下面。");
    } catch (error) {
      if (mine === turn) fail(error.message);
    } finally {
      one("check").disabled = false;
    }
  }

  async function download(button) {
    button.disabled = true;
    fault.hidden = true;
    try {
      const answer = await send(asked, button.dataset.format);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = asked.stem + button.dataset.ending;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    } catch (error) {
      fail(error.message);
    } finally {
      button.disabled = false;
    }
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
  form.addEventListener("reset", () => { ++turn; clear(); setTimeout(show); });
  file.addEventListener("change", show);
  show(); // a page that is loaded again may keep its file
  for (const button of document.querySelectorAll("[data-format]")) button.addEventListener("click", () => download(button));
  frame.addEventListener("load", () => { fit(); if (asked) result.scrollIntoView({ block: "start" }); });
  window.addEventListener("resize", fit);
  // A file dropped beside the box would be opened by the browser in place of the page: it is taken as well.
  for (const name of ["dragover", "dragenter"]) window.addEventListener(name, (event) => { event.preventDefault(); pick.classList.add("over"); });
  window.addEventListener("dragleave", (event) => { if (!event.relatedTarget) pick.classList.remove("over"); });
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    pick.classList.remove("over");
    const dropped = event.dataTransfer && event.dataTransfer.files;
    if (!dropped || !dropped.length) return;
    if (dropped.length > 1) { fail("一次只能检查一份文件。几份请分几次，或者用 lawcheck batch。"); return; }
    file.files = dropped;
    show();
    fault.hidden = true;
  });
})();
