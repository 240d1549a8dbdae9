#!/usr/bin/env bash
# 在能上网的机器上做一个离线安装包，拿到内网的 Windows 机器上安装。
#
#   docs/recipes/make-bundle.sh [文件夹] [Python 版本]     默认 lawcheck-offline 和 3.12
#
# Python 版本要和内网机器上的一致（3.11 及以上，64 位）。
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
out=${1:-lawcheck-offline}
version=${2:-3.12}
mkdir -p "$out/wheels"

python3 -m pip wheel --quiet --no-deps --wheel-dir "$out/wheels" "$here"
wheel=$(ls "$out"/wheels/lawcheck-*.whl)

# pip judges "only on Windows" by the machine that it runs on, so what only Windows needs is named here: colorama
# for click.
python3 -m pip download --quiet --dest "$out/wheels" --only-binary=:all: --platform win_amd64 \
    --implementation cp --python-version "$version" "$wheel[all]" colorama

cp "$here/docs/recipes/install-offline.bat" "$out/install.bat"
# cmd 按 GBK 读批处理文件。
iconv -f UTF-8 -t GBK "$here/docs/recipes/check-report.bat" > "$out/检查报告.bat"
echo "已做好 $out。整个文件夹拷到内网机器上，双击 install.bat；以后把报告拖到“检查报告.bat”上。"
