@echo off
rem 把报告或者文件夹拖到本文件上，或者双击后再拖进窗口。make-bundle.sh 把本文件转成 GBK 编码，放进安装包，名为“检查报告.bat”。
chcp 936 >nul
setlocal DisableDelayedExpansion
set "LAWCHECK=%~dp0lawcheck\Scripts\lawcheck.exe"
if not exist "%LAWCHECK%" goto missing
if not "%~1"=="" goto next
set "TARGET="
echo 请把要检查的报告（文件或者文件夹）拖进这个窗口，再按回车键。
set /p "TARGET=文件或者文件夹："
if not defined TARGET goto done
set "TARGET=%TARGET:"=%"
for %%F in ("%TARGET%") do set "FILE=%%~fF"
for %%F in ("%TARGET%") do set "NAME=%%~dpnF"
for %%F in ("%TARGET%") do set "EXT=%%~xF"
goto work

:next
if "%~1"=="" goto done
set "FILE=%~f1"
set "NAME=%~dpn1"
set "EXT=%~x1"
shift
goto work

:work
echo.
echo 正在检查：%FILE%
if exist "%FILE%\*" goto folder
if not exist "%FILE%" goto lost
"%LAWCHECK%" check "%FILE%" -o "%NAME%.差距报告.html"
if exist "%NAME%.差距报告.html" start "" "%NAME%.差距报告.html"
if /i not "%EXT%"==".docx" goto next
"%LAWCHECK%" annotate "%FILE%" -o "%NAME%.批注稿.docx" --quiet
if exist "%NAME%.批注稿.docx" echo 批注稿：%NAME%.批注稿.docx
goto next

:folder
"%LAWCHECK%" check "%FILE%" -o "%FILE%.差距报告.html"
if exist "%FILE%.差距报告.html" start "" "%FILE%.差距报告.html"
"%LAWCHECK%" annotate "%FILE%" -o "%FILE%.批注稿" --quiet
echo 批注稿在文件夹：%FILE%.批注稿
goto next

:lost
echo 找不到这个文件：%FILE%
goto next

:missing
echo 还没有安装。请先双击同一个文件夹里的 install.bat。

:done
echo.
pause
