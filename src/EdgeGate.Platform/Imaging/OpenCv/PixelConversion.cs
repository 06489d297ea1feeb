using EdgeGate.Domain.Imaging;
using OpenCvSharp;

namespace EdgeGate.Platform.Imaging.OpenCv;

/// <summary>Colour conversions at equal size, without garbage.</summary>
internal static unsafe class PixelConversion
{
    // BT.601 studio range: luma 16 is black, 235 white.
    private const double StudioScale = 255.0 / 219, StudioOffset = -16 * StudioScale;

    /// <summary>Any format to Grey8 or Rgb24.</summary>
    internal static void Convert(PixelView source, PixelBuffer destination)
    {
        if (source.Format == destination.Format)
        {
            Rows.Copy(source, destination);
            return;
        }

        var grey = destination.Format == PixelFormat.Grey8;
        switch (source.Format)
        {
            case PixelFormat.Grey8:
                Recolour(source, destination, ColorConversionCodes.GRAY2RGB);
                break;
            case PixelFormat.Rgb24:
                Recolour(source, destination, ColorConversionCodes.RGB2GRAY);
                break;
            case PixelFormat.Yuyv when grey:
                Recolour(source, destination, ColorConversionCodes.YUV2GRAY_YUYV);
                StretchLuma(destination.AsView(), destination);
                break;
            case PixelFormat.Yuyv:
                VerifyEven(source.Width, "width", source.Format);
                Recolour(source, destination, ColorConversionCodes.YUV2RGB_YUYV);
                break;
            case PixelFormat.Nv12 when grey:
                StretchLuma(source, destination);
                break;
            default:
                VerifyEven(source.Width, "width", source.Format);
                VerifyEven(source.Height, "height", source.Format);
                Recolour(source, destination, ColorConversionCodes.YUV2RGB_NV12);
                break;
        }
    }

    /// <summary>One call of cv::cvtColor.</summary>
    internal static void Recolour(PixelView source, PixelBuffer destination, ColorConversionCodes code)
    {
        fixed (byte* from = source.Data, to = destination.Data)
        {
            using var input = MatHandle.Over(from, MatRows(source), source.Width, TypeOf(source.Format), source.Stride);
            using var output = MatHandle.Over(
                to, destination.Height, destination.Width, OpenCvImaging.TypeOf(destination.Format), destination.Stride);
            OpenCvCalls.ConvertColour(input, output, code);
        }
    }

    // The first plane of NV12 alone, or a grey picture in its own place.
    private static void StretchLuma(PixelView source, PixelBuffer destination)
    {
        fixed (byte* from = source.Data, to = destination.Data)
        {
            using var input = MatHandle.Over(from, source.Height, source.Width, MatType.CV_8UC1, source.Stride);
            using var output = MatHandle.Over(to, destination.Height, destination.Width, MatType.CV_8UC1, destination.Stride);
            OpenCvCalls.Stretch(input, output, StudioScale, StudioOffset);
        }
    }

    // OpenCV takes both planes of NV12 as one picture half as high again.
    private static int MatRows(PixelView source) => source.Format == PixelFormat.Nv12 ? source.Height / 2 * 3 : source.Height;

    private static MatType TypeOf(PixelFormat format) => format == PixelFormat.Yuyv ? MatType.CV_8UC2 : OpenCvImaging.TypeOf(format);

    private static void VerifyEven(int size, string name, PixelFormat format)
    {
        if (size % 2 != 0)
            throw new ArgumentException($"the {name} of a {format} picture is even; this one has {size}");
    }
}
