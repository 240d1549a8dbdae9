@echo off
rem Offline installation on Windows; Python 3.11 or later must be installed. ASCII only: the console may use any code page.
cd /d "%~dp0"
py -m venv lawcheck || goto failed
lawcheck\Scripts\python -m pip install --no-index --find-links wheels "lawcheck[all]" || goto failed
echo.
echo OK. Run:  "%~dp0lawcheck\Scripts\lawcheck.exe" FILE
pause
exit /b 0
:failed
echo.
echo FAILED. Is Python 3.11 or later installed, and is it the version that the bundle was made for?
pause
exit /b 1
