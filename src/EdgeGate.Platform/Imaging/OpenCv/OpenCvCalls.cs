using OpenCvSharp;
using OpenCvSharp.Internal;

namespace EdgeGate.Platform.Imaging.OpenCv;

/// <summary>The few OpenCV functions a lane calls for each frame, on handles: no managed object is made for a call.</summary>
internal static class OpenCvCalls
{
    private static readonly Scalar NoBorder = new(0, 0, 0, 0);

    /// <summary>cv::resize.</summary>
    internal static void Resize(MatHandle source, MatHandle destination, int width, int height, InterpolationFlags how)
    {
        var arrays = Arrays.Of(source, destination);
        try
        {
            Check(NativeMethods.imgproc_resize(arrays.Input, arrays.Output, new Size(width, height), 0, 0, (int)how));
        }
        finally
        {
            arrays.Free();
        }
    }

    /// <summary>cv::cvtColor.</summary>
    internal static void ConvertColour(MatHandle source, MatHandle destination, ColorConversionCodes code)
    {
        var arrays = Arrays.Of(source, destination);
        try
        {
            Check(NativeMethods.imgproc_cvtColor(arrays.Input, arrays.Output, (int)code, 0));
        }
        finally
        {
            arrays.Free();
        }
    }

    /// <summary>cv::warpPerspective with a matrix that maps destination to source, edge pixels repeated.</summary>
    internal static void Warp(MatHandle source, MatHandle destination, MatHandle destinationToSource, int width, int height)
    {
        const InterpolationFlags how = InterpolationFlags.Linear | InterpolationFlags.WarpInverseMap;
        var arrays = Arrays.Of(source, destination);
        IntPtr matrix = default;
        try
        {
            Check(NativeMethods.core_InputArray_new_byMat(destinationToSource.Pointer, out matrix));
            Check(NativeMethods.imgproc_warpPerspective_MisInputArray(
                arrays.Input, arrays.Output, matrix, new Size(width, height), (int)how, (int)BorderTypes.Replicate, NoBorder));
        }
        finally
        {
            if (matrix != default)
                NativeMethods.core_InputArray_delete(matrix);
            arrays.Free();
        }
    }

    /// <summary>cv::Mat::convertTo for bytes: <c>value * scale + offset</c>, rounded and saturated.</summary>
    internal static void Stretch(MatHandle source, MatHandle destination, double scale, double offset)
    {
        IntPtr output = default;
        try
        {
            Check(NativeMethods.core_OutputArray_new_byMat(destination.Pointer, out output));
            Check(NativeMethods.core_Mat_convertTo(source.Pointer, output, MatType.CV_8U, scale, offset));
        }
        finally
        {
            if (output != default)
                NativeMethods.core_OutputArray_delete(output);
        }
    }

    /// <summary>
    /// Throws what OpenCV threw. The package notes OpenCV's own exceptions for each thread; one of another kind, or of one of OpenCV's
    /// helper threads, leaves no note and would be passed over.
    /// </summary>
    internal static void Check(ExceptionStatus status)
    {
        if (status == ExceptionStatus.NotOccurred)
            return;
        NativeMethods.HandleException(status);
        throw new InvalidOperationException("OpenCV failed and did not say why; most often memory ran out");
    }

    private readonly ref struct Arrays
    {
        private Arrays(IntPtr input, IntPtr output) => (Input, Output) = (input, output);

        internal IntPtr Input { get; }

        internal IntPtr Output { get; }

        internal static Arrays Of(MatHandle source, MatHandle destination)
        {
            Check(NativeMethods.core_InputArray_new_byMat(source.Pointer, out var input));
            Check(NativeMethods.core_OutputArray_new_byMat(destination.Pointer, out var output));
            return new(input, output);
        }

        internal void Free()
        {
            NativeMethods.core_InputArray_delete(Input);
            NativeMethods.core_OutputArray_delete(Output);
        }
    }
}
